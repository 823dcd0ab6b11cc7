# The service on the CPU. From the root of the repository:
#     docker build -f docker/api.Dockerfile -t tdgan-api .
#     docker run --rm -p 8080:8080 --read-only --tmpfs /tmp --cap-drop ALL tdgan-api
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0-noble
# Neither a shell nor a package manager: nothing in it but .NET, libssl and libstdc++.
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled

FROM ${SDK_IMAGE} AS build
# The lock file holds x64; pass false for another architecture.
ARG RESTORE_LOCKED=true
# offline spares a network without a way out the time-outs of asking whether a package's certificate was revoked.
ARG NUGET_CERT_REVOCATION_MODE=online
WORKDIR /source

# What decides the packages comes first, so that a change of sources keeps the restored layer.
# global.json stays out: it pins the SDK of the tests, the image brings its own.
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY build/ build/
COPY src/Inference/TDGan.Inference.csproj src/Inference/packages.lock.json src/Inference/
COPY src/Api/TDGan.Api.csproj src/Api/packages.lock.json src/Api/
# The secret is for a package mirror; without one nothing is mounted.
RUN --mount=type=secret,id=nuget-config,target=/root/.nuget/NuGet/NuGet.Config \
    dotnet restore src/Api/TDGan.Api.csproj -p:RestoreLockedMode=${RESTORE_LOCKED}

COPY .editorconfig ./
COPY src/Inference/ src/Inference/
COPY src/Api/ src/Api/
# Warnings are judged where the SDK is pinned; a newer SDK in the image must not fail on new ones.
RUN dotnet publish src/Api/TDGan.Api.csproj -c Release --no-restore -o /app -p:TreatWarningsAsErrors=false -p:RunAnalyzers=false

FROM ${RUNTIME_IMAGE}
WORKDIR /app
COPY models/ /models/
COPY LICENSE THIRD-PARTY-NOTICES.md ./
COPY --from=build /app ./

# HTTP_PORTS: the base image's own default, which ASPNETCORE_URLS would override with a warning.
# EnableDiagnostics: no diagnostic socket, so that /tmp stays empty and the root may be read-only.
# ORT_DISABLE_TELEMETRY: the official builds of ONNX Runtime send usage events to their maker otherwise.
# GCHeapHardLimitPercent is read as hexadecimal: half of the container's memory for managed objects,
# the other half for native arenas (ONNX Runtime, decoded pictures).
# Device: this build has no other, so auto would warn of a fallback at every start.
ENV ASPNETCORE_URLS=http://+:8080 \
    ASPNETCORE_HTTP_PORTS= \
    DOTNET_EnableDiagnostics=0 \
    ORT_DISABLE_TELEMETRY=1 \
    DOTNET_GCHeapHardLimitPercent=0x32 \
    TDGan__Models__Path=/models \
    TDGan__Sessions__Device=cpu

# A number, so that an orchestrator can prove that it is not root.
USER 1654
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 \
    CMD ["dotnet", "/app/TDGan.Api.dll", "--healthcheck", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["dotnet", "/app/TDGan.Api.dll"]
