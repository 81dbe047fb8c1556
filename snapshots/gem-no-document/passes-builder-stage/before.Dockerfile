FROM debian:12 AS build
RUN gem install sass && sass a.scss /a.css
FROM nginx:1.27
COPY --from=build /a.css /usr/share/nginx/html/
