FROM debian:12
RUN curl -o /usr/local/bin/tool https://example.com/tool && chmod +x /usr/local/bin/tool
RUN curl -fsSL https://example.com/a.tar.gz | tar xz -C /opt
RUN wget https://example.com/data.zip
RUN curl -o a.gz https://example.com/a.gz && gunzip a.gz
RUN wget $URL && tar xf a.tar.gz
RUN wget -c https://example.com/b.tar.gz && tar xf b.tar.gz
RUN wget -i list.txt && unzip c.zip
RUN A=a && wget https://example.com/$A.zip && A=b && unzip $A.zip
RUN wget https://example.com/d.zip && cd /opt && unzip d.zip
