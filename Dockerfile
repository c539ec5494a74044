# The whole artifact on Debian 12, as README.md says under "In Docker". Base image and packages are of one date, which they must share:
#   docker build -t anc .
#   docker build -t anc --build-arg MIRROR=http://deb.debian.org/debian .     # today's packages, where the snapshot is slow or gone
ARG DATE=20250811
ARG BASE=debian:bookworm-${DATE}
FROM ${BASE}

ARG DATE=20250811
ARG MIRROR=http://snapshot.debian.org/archive/debian/${DATE}T000000Z
RUN rm -rf /etc/apt/sources.list.d && echo "deb [check-valid-until=no] ${MIRROR} bookworm main" > /etc/apt/sources.list

# The packages before the sources: a word changed in these installs nothing again.
WORKDIR /anc
COPY packages.txt packages-page.txt ./
RUN apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends git make $(grep -hv '^#' packages*.txt) > /var/log/anc.log 2>&1 \
    && rm -rf /var/lib/apt/lists/*

# Whoever runs the image may build here; results and reports go to /out.
COPY . .
RUN umask 000 && make build && chmod a+rwx . \
    && rm -rf results results-quick && ln -s /out/results results && ln -s /out/results-quick results-quick \
    && mkdir -m 777 /out && useradd --create-home anc
USER anc
ENTRYPOINT ["sh", "docker.sh"]
CMD ["all"]
