package org.lamindb.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which region with buckets of LaminHub is closest to this machine, as its address tells. */
final class ClosestRegion {
  /** What is taken when nobody tells where this machine is. */
  static final String OTHERWISE = "us-east-1";

  private static final Logger LOG = LoggerFactory.getLogger(ClosestRegion.class);
  private static final URI SERVICE = URI.create("http://ipinfo.io/json");
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern PLACE =
      Pattern.compile("(-?\\d{1,3}(?:\\.\\d{1,9})?),(-?\\d{1,3}(?:\\.\\d{1,9})?)");

  /** In degrees, north and east. */
  record Place(double latitude, double longitude) {
    /** The cosine of the angle between two places, as seen from the middle of the earth. */
    private double closeness(Place other) {
      double here = Math.toRadians(latitude);
      double there = Math.toRadians(other.latitude);
      double apart = Math.toRadians(other.longitude - longitude);
      return Math.sin(here) * Math.sin(there) + Math.cos(here) * Math.cos(there) * Math.cos(apart);
    }
  }

  private static final Map<String, Place> REGIONS =
      Map.of(
          "us-east-1", new Place(39.0, -77.0),
          "us-east-2", new Place(40.0, -83.0),
          "us-west-1", new Place(37.77, -122.41),
          "us-west-2", new Place(45.52, -122.68),
          "eu-central-1", new Place(50.11, 8.68),
          "eu-west-2", new Place(51.51, -0.13));

  private ClosestRegion() {}

  /** Asks where this machine is. */
  static String find() {
    try {
      Optional<Place> place = place(ask());
      if (place.isPresent()) {
        return to(place.get());
      }
      LOG.warn("{} does not tell where this machine is, so {} is taken", SERVICE, OTHERWISE);
    } catch (IOException e) {
      LOG.warn("{} does not answer, so {} is taken: {}", SERVICE, OTHERWISE, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OTHERWISE;
  }

  private static String ask() throws IOException, InterruptedException {
    return HttpClient.newBuilder()
        .connectTimeout(LIMIT)
        .build()
        .send(HttpRequest.newBuilder(SERVICE).timeout(LIMIT).build(), BodyHandlers.ofString())
        .body();
  }

  /** Where an answer says that this machine is. */
  static Optional<Place> place(String answer) throws IOException {
    JsonNode found = MAPPER.readTree(answer);
    Matcher place = PLACE.matcher(found == null ? "" : found.path("loc").asText());
    return place.matches()
        ? Optional.of(
            new Place(Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2))))
        : Optional.empty();
  }

  /** The region closest to a place. */
  static String to(Place place) {
    return REGIONS.entrySet().stream()
        .max(Comparator.comparingDouble(region -> region.getValue().closeness(place)))
        .map(Map.Entry::getKey)
        .orElse(OTHERWISE);
  }
}
