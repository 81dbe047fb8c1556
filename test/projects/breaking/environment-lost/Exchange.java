import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

public final class Exchange {
  public static void main(String[] args) throws Exception {
    var file = System.getenv("RATES_FILE");
    if (file == null) {
      System.err.println("RATES_FILE is not set");
      System.exit(78);
    }
    Map<String, String> rates = Files.readAllLines(Path.of(file)).stream()
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    var server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.createContext("/", exchange -> {
      var body = rates.getOrDefault(exchange.getRequestURI().getPath().substring(1), "none").getBytes();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
