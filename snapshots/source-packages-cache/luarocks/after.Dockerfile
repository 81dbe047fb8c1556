FROM debian:12
RUN luarocks install lua-cjson && luarocks install lpeg \
    && rm -rf ~/.cache/luarocks
CMD ["lua", "/app/main.lua"]
