FROM debian:12
RUN luarocks install lua-cjson && luarocks install lpeg
CMD ["lua", "/app/main.lua"]
