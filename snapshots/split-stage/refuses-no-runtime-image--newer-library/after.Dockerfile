FROM gcc:13
COPY . /usr/src/tool
WORKDIR /usr/src/tool
RUN g++ -O2 -o tool main.cpp
CMD ["./tool"]
