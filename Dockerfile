# A Florin node in a container:
#
#   docker build --tag florin-node .
#   docker run --publish 30333:30333 --volume florin:/data florin-node --chain local --name florin-1
#
# JSON-RPC (9944) and metrics (9615) listen inside the container only; docs/operators.md says how to reach them.

FROM rust:1-slim-bookworm AS builder

# What `cargo xtask setup` installs on Debian, without Node.js, which only the tests need. Versions are those of the image's Debian.
# hadolint ignore=DL3008
RUN apt-get update \
	&& apt-get install --yes --no-install-recommends build-essential perl protobuf-compiler \
	&& rm -rf /var/lib/apt/lists/*

WORKDIR /florin
# The compiler that rust-toolchain.toml names, before the code, which changes more often.
COPY rust-toolchain.toml ./
RUN rustup toolchain install && rustup target add wasm32v1-none

COPY . .
# The build that `cargo xtask` does. The cache keeps compiled dependencies between builds of the image, and isn't part of it.
RUN --mount=type=cache,target=/usr/local/cargo/registry,sharing=locked \
	--mount=type=cache,target=/florin/target,sharing=locked \
	cargo build --release --locked --workspace \
	&& install -D --target-directory /out target/release/florin-node target/release/florin target/release/florin-feeder

FROM debian:bookworm-slim

# hadolint ignore=DL3008
RUN apt-get update \
	&& apt-get install --yes --no-install-recommends ca-certificates curl \
	&& rm -rf /var/lib/apt/lists/* \
	&& useradd --uid 1000 --create-home --home-dir /data --shell /usr/sbin/nologin florin

COPY --from=builder /out/florin-node /out/florin /out/florin-feeder /usr/local/bin/

# By its number, so that orchestrators see that it isn't root.
USER 1000
VOLUME /data
# Peers. Not 9944 and 9615: nobody should publish those without thinking.
EXPOSE 30333
# Alive is a node that answers; whether it keeps up is for monitoring to say.
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m --retries=3 \
	CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:9944/health"]

ENTRYPOINT ["florin-node", "--base-path", "/data", "--no-telemetry"]
