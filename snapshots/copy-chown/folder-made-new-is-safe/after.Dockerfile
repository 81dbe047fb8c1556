FROM jekyll/jekyll:4
RUN rm -rf /srv/jekyll
COPY --chown=jekyll:jekyll . /srv/jekyll/
