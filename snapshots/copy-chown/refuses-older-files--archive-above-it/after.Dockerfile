FROM eclipse-temurin:17-jre
RUN useradd -r tomcat
RUN mkdir -p /opt/tomcat && curl -fsSL https://archive.apache.org/dist/tomcat/tomcat-9/v9.0.80/bin/apache-tomcat-9.0.80.tar.gz \
    | tar xz --strip-components=1 -C /opt/tomcat
COPY app.war /opt/tomcat/webapps/
RUN chown -R tomcat:tomcat /opt/tomcat/webapps
USER tomcat
CMD ["/opt/tomcat/bin/catalina.sh", "run"]
