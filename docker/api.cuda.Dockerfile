# The service on an NVIDIA GPU: the same program with the CUDA build of ONNX Runtime. From the root of the repository:
#     docker build -f docker/api.cuda.Dockerfile -t tdgan-api:cuda .
#     docker run --rm --gpus all -p 8080:8080 --read-only --tmpfs /tmp --cap-drop ALL tdgan-api:cuda
# Where no GPU can be used it serves on the CPU and says so (log, metric, /api/v1/models).
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble
ARG ASPNET_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0-noble
# ONNX Runtime's GPU packages are built for CUDA 13 with cuDNN 9 since 1.27; any 13.x goes with them.
ARG CUDA_IMAGE=docker.io/nvidia/cuda:13.0.2-cudnn-runtime-ubuntu24.04

FROM ${ASPNET_IMAGE} AS dotnet

FROM ${SDK_IMAGE} AS build
# Cpu builds the same image without the CUDA libraries, where their packages cannot be had.
ARG ONNXRUNTIME_FLAVOR=Gpu
ARG NUGET_CERT_REVOCATION_MODE=online
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY build/ build/
COPY src/Inference/TDGan.Inference.csproj src/Inference/packages.lock.json src/Inference/
COPY src/Api/TDGan.Api.csproj src/Api/packages.lock.json src/Api/
RUN --mount=type=secret,id=nuget-config,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet restore src/Api/TDGan.Api.csproj -p:OnnxRuntimeFlavor=${ONNXRUNTIME_FLAVOR}
COPY .editorconfig ./
COPY src/Inference/ src/Inference/
COPY src/Api/ src/Api/
RUN dotnet publish src/Api/TDGan.Api.csproj -c Release --no-restore -o /app -p:OnnxRuntimeFlavor=${ONNXRUNTIME_FLAVOR} \
    -p:TreatWarningsAsErrors=false -p:RunAnalyzers=false

FROM ${CUDA_IMAGE}
COPY --from=dotnet /usr/share/dotnet/ /usr/share/dotnet/
# .NET's own needs, told here and not at the first request.
RUN ldconfig -p | grep -q 'libssl\.so\.3' && ldconfig -p | grep -q 'libstdc++\.so\.6'
WORKDIR /app
COPY models/ /models/
COPY LICENSE THIRD-PARTY-NOTICES.md ./
COPY --from=build /app ./

# The same settings as in api.Dockerfile, and the device: auto takes the GPU where there is one.
ENV PATH=/usr/share/dotnet:${PATH} \
    ASPNETCORE_URLS=http://+:8080 \
    DOTNET_EnableDiagnostics=0 \
    ORT_DISABLE_TELEMETRY=1 \
    DOTNET_GCHeapHardLimitPercent=0x32 \
    NVIDIA_VISIBLE_DEVICES=all \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility \
    TDGan__Models__Path=/models \
    TDGan__Sessions__Device=auto
USER 1654
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=120s --retries=3 \
    CMD ["dotnet", "/app/TDGan.Api.dll", "--healthcheck", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["dotnet", "/app/TDGan.Api.dll"]
