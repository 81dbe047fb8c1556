FROM eclipse-temurin:21-jdk
WORKDIR /src
COPY . .
RUN ./mvnw -B -DskipTests package \
 && java -Djarmode=tools -jar target/orders-1.4.0.jar extract --layers --destination /layers \
 && mkdir /app \
 && cp -r /layers/dependencies/. /app/ \
 && cp -r /layers/snapshot-dependencies/. /app/ \
 && cp -r /layers/application/. /app/
WORKDIR /app
EXPOSE 8080
CMD ["java", "-jar", "orders-1.4.0.jar"]
