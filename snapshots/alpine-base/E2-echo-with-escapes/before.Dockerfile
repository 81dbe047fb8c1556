FROM nginx:1.27
RUN echo "a\nb" > /lines && echo -n "c\td" >> /lines
