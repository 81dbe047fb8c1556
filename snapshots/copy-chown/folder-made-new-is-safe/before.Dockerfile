FROM jekyll/jekyll:4
RUN rm -rf /srv/jekyll
COPY . /srv/jekyll/
RUN chown -R jekyll:jekyll /srv/jekyll/
