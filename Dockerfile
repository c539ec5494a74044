# The whole artifact on a fresh Debian 12: the same two commands as everywhere else.
#   docker build -t anc .
#   docker run --rm -v "$PWD/out:/out" anc
FROM debian:12

RUN apt-get update -q \
    && apt-get install -q -y --no-install-recommends git make \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /anc
COPY . .
RUN make build && make test

CMD ["sh", "-c", "make all && cp -r results build/report.pdf build/tables build/figures /out/"]
