# The router as an image. Built from what `mvn verify` leaves:
#   docker build -t chronicle .
#   docker run -d --name router --stop-timeout 70 -v /var/lib/chronicle/bus:/bus chronicle
#   docker run --rm -v /var/lib/chronicle/bus:/bus chronicle strategy --bus /bus --name s1
# Whoever opens the bus, in a container or not, needs this user's id or its group, since all of them write to each other's files.
# For a bus in memory: -v /dev/shm/bus:/bus, a folder of the host. The /dev/shm of a container is its own: others do not see it,
# it has 64 MB unless --shm-size says more, and it goes with the container.
FROM eclipse-temurin:17-jre

ARG VERSION=0.1.0-SNAPSHOT

RUN groupadd --system --gid 10001 chronicle \
    && useradd --system --uid 10001 --gid chronicle --home-dir /opt/chronicle --shell /usr/sbin/nologin chronicle \
    && mkdir /bus \
    && chown chronicle:chronicle /bus

# Unpacked by ADD itself.
ADD chronicle.distribution/target/chronicle-${VERSION}.tar.gz /opt/
RUN ln -s /opt/chronicle-${VERSION} /opt/chronicle
COPY cnf/docker/chronicle.router-main.cfg /opt/chronicle/etc/

# Handlers and settings of your own: mount folders over deploy (then without the example handler) or etc.
VOLUME /bus
USER chronicle
WORKDIR /bus
STOPSIGNAL SIGTERM
ENTRYPOINT ["/opt/chronicle/bin/chronicle"]
CMD ["router"]
