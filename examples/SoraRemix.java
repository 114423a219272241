// ezmodel's Java sample as its page prints it, with host and key replaced, around it what makes it
// whole: the video that it remixes, and the wait for both. Java 15 or newer: java SoraRemix.java
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class SoraRemix {
    static final String BASE = base();
    static final HttpClient client = HttpClient.newHttpClient();

    static String base() {
        String host = System.getenv().getOrDefault("REPRISE_BASE_URL", "http://127.0.0.1:8080");
        return host.replaceAll("/(v1)?$", "") + "/ezmodel/v1";
    }

    public static void main(String[] args) throws Exception {
        String source = field(post("/videos", """
        {
            "model": "sora-2",
            "prompt": "A cat sitting on a windowsill watching the rain",
            "size": "1280x720",
            "seconds": "4"
        }
        """), "id");
        waitFor(source);

        String url = BASE + "/videos/remix";
        String json = """
        {
            "video_id": "%s",
            "prompt": "Shift the color palette to teal, sand, and rust, with a warm backlight"
        }
        """.formatted(source);

        HttpRequest request = HttpRequest.newBuilder()
            .uri(URI.create(url))
            .header("Authorization", "Bearer " + System.getenv("REPRISE_API_KEY"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();

        HttpResponse<String> response = client.send(request,
            HttpResponse.BodyHandlers.ofString());
        System.out.println(response.body());

        check("status", String.valueOf(response.statusCode()), "200");
        check("remixed_from_video_id", field(response.body(), "remixed_from_video_id"), source);
        check("seconds", field(response.body(), "seconds"), "4");
        check("size", field(response.body(), "size"), "1280x720");
        waitFor(field(response.body(), "id"));
        System.out.println("Everything was as the page says.");
    }

    static void waitFor(String id) throws Exception {
        while (true) {
            String status = field(send(builder("/videos/" + id).GET()), "status");
            if (status.equals("completed")) return;
            if (!status.equals("queued") && !status.equals("in_progress")) fail(id + " ended as " + status);
            Thread.sleep(1000);
        }
    }

    static String post(String path, String json) throws Exception {
        return send(builder(path).header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static HttpRequest.Builder builder(String path) {
        return HttpRequest.newBuilder().uri(URI.create(BASE + path))
            .header("Authorization", "Bearer " + System.getenv("REPRISE_API_KEY"));
    }

    static String send(HttpRequest.Builder builder) throws Exception {
        HttpResponse<String> response = client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) fail(response.body());
        return response.body();
    }

    /** The JDK reads no JSON; the members looked at here are plain strings. */
    static String field(String json, String name) {
        Matcher match = Pattern.compile("\"" + name + "\":\\s*\"([^\"]*)\"").matcher(json);
        if (!match.find()) fail("there is no '" + name + "' in " + json);
        return match.group(1);
    }

    static void check(String what, String actual, String expected) {
        if (!actual.equals(expected)) fail(what + " is " + actual + " instead of " + expected);
    }

    static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
