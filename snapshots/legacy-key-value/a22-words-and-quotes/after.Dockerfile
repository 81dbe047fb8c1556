FROM debian:12
ENV LANG=C.UTF-8
ENV PATH=/opt/bin:$PATH
ENV JAVA_OPTS="-Xmx512m -Dname=a b"
ENV GREETING="hello there"
ENV SINGLE='a $b "c"'
ENV MIXED="its a 'quoted' $HOME/x ${PORT:-80}y"
ENV ESCAPED="a b \"c\" \$d \\e"
ENV QUERY="k=v w=x"
ENV    TABBED="a	b   c"
LABEL description="A tool for things"
LABEL maintainer="Jane Doe <jane@example.com>"
env lower="case value"
ENV EMPTY=""
ENV PERCENT="100% \$ done"
