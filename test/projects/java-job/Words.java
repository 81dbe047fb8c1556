import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;

public final class Words {
  public static void main(String[] args) throws IOException {
    var counts = new TreeMap<String, Integer>();
    Pattern.compile("\\w+")
        .matcher(Files.readString(Path.of(args[0])).toLowerCase())
        .results()
        .forEach(word -> counts.merge(word.group(), 1, Integer::sum));
    counts.forEach((word, count) -> System.out.println(word + " " + count));
  }
}
