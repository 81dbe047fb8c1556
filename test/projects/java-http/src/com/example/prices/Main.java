package com.example.prices;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

public final class Main {
  public static void main(String[] args) throws IOException {
    var list = new PriceList();
    var server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.createContext("/", exchange -> {
      var price = list.of(exchange.getRequestURI().getPath().substring(1));
      var body = price.map(found -> "EUR " + found + "\n").orElse("unknown\n").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(price.isPresent() ? 200 : 404, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
    System.out.println("listening on 8080");
  }
}
