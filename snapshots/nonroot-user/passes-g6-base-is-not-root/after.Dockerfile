FROM gcr.io/distroless/nodejs24-debian13:nonroot
COPY app.js /app/
CMD ["/app/app.js"]
