FROM node:20
RUN groupadd --system --gid 10001 app \
    && useradd --system --uid 10001 --gid app --no-create-home --shell /usr/sbin/nologin app
RUN useradd -r worker && useradd -m -d /srv/people -c "A person" person
RUN usermod -aG app worker
USER app
