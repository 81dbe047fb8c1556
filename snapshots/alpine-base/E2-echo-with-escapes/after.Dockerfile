FROM nginx:1.27-alpine
RUN echo -e "a\nb" > /lines && echo -n -e "c\td" >> /lines
