# The trainer. From the root of the repository:
#     docker build -f docker/training.Dockerfile -t tdgan-training .
#     docker run --rm -v "$PWD/data:/data:ro" -v tdgan-runs:/work tdgan-training train --help
# With a GPU: --build-arg TORCH_FLAVOR=cuda-12.8 (libtorch brings CUDA itself; the host brings the driver) and --gpus all.
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime:10.0-noble

FROM ${SDK_IMAGE} AS build
ARG TORCH_FLAVOR=cpu
ARG NUGET_CERT_REVOCATION_MODE=online
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY build/ build/
COPY src/Inference/TDGan.Inference.csproj src/Inference/packages.lock.json src/Inference/
COPY src/Training/TDGan.Training.csproj src/Training/packages.lock.json src/Training/
# One runtime identifier keeps the natives of all other platforms out; the lock files know of none, so they are not enforced.
RUN --mount=type=secret,id=nuget-config,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet restore src/Training/TDGan.Training.csproj --use-current-runtime -p:RestoreLockedMode=false -p:TorchFlavor=${TORCH_FLAVOR}
COPY .editorconfig ./
COPY src/Inference/ src/Inference/
COPY src/Training/ src/Training/
RUN dotnet publish src/Training/TDGan.Training.csproj -c Release --no-restore --use-current-runtime --no-self-contained -o /app \
        -p:TorchFlavor=${TORCH_FLAVOR} -p:TreatWarningsAsErrors=false -p:RunAnalyzers=false \
    && mkdir /empty

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY LICENSE THIRD-PARTY-NOTICES.md ./
COPY --from=build /app ./
# Checkpoints go to runs/ below the working folder; a named volume takes the owner of this one.
COPY --from=build --chown=1654:1654 /empty /work
WORKDIR /work
ENV TDGAN_DATA=/data \
    DOTNET_EnableDiagnostics=0 \
    ORT_DISABLE_TELEMETRY=1
USER 1654
ENTRYPOINT ["dotnet", "/app/tdgan.dll"]
