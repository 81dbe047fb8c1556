package com.example.prices;

import java.io.IOException;
import java.util.Optional;
import java.util.Properties;

final class PriceList {
  private final Properties prices = new Properties();

  PriceList() throws IOException {
    try (var in = PriceList.class.getResourceAsStream("prices.properties")) {
      prices.load(in);
    }
  }

  Optional<String> of(String product) {
    return Optional.ofNullable(prices.getProperty(product));
  }
}
