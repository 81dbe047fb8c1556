FROM tomcat:10.1-jdk21
RUN apt-get update && apt-get install -y maven
WORKDIR /src
COPY . .
RUN mvn -B package && cp target/orders.war /usr/local/tomcat/webapps/ROOT.war
CMD ["catalina.sh", "run"]
