FROM debian:12
RUN ["bash", "-c", "wget https://example.com/a.zip && unzip a.zip"]
