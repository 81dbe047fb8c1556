FROM debian:12
ENV A don't "do this
ENV B ${C:-"x y"} z
ENV "D E" f
