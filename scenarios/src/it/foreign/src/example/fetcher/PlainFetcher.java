package example.fetcher;

import io.github.fetchproof.harness.fetcher.FetchRequest;
import io.github.fetchproof.harness.fetcher.FetchResult;
import io.github.fetchproof.harness.fetcher.Fetcher;
import io.github.fetchproof.harness.fetcher.Operation;
import io.github.fetchproof.harness.fetcher.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Walks the list once for each file, checks go.sum, writes what is right. No retries, no checksum database. */
final class PlainFetcher implements Fetcher {
    private static final Pattern UPPER = Pattern.compile("[A-Z]");

    private final ProxyList proxies;
    private final Path downloads;
    private final OkHttpClient client = new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .connectTimeout(Duration.ofSeconds(5))
            .readTimeout(Duration.ofSeconds(5))
            .callTimeout(Duration.ofSeconds(15))
            .build();

    PlainFetcher(ProxyList proxies, Path moduleCache) {
        this.proxies = proxies;
        this.downloads = moduleCache.resolve("cache").resolve("download");
    }

    @Override
    public FetchResult fetch(FetchRequest request) {
        if (request.operation() != Operation.DOWNLOAD) {
            return new FetchResult(Outcome.INVALID, -1, List.of(), "only downloads are offered");
        }
        try {
            GoSum sums = GoSum.in(request.directory());
            for (String each : request.modules()) {
                download(each.substring(0, each.indexOf('@')), each.substring(each.indexOf('@') + 1), sums);
            }
            return new FetchResult(Outcome.FETCHED, -1, List.of(), "");
        } catch (Failure failure) {
            return new FetchResult(failure.outcome, -1, List.of(), failure.getMessage());
        } catch (IOException e) {
            return new FetchResult(Outcome.UNAVAILABLE, -1, List.of(), e.toString());
        }
    }

    private void download(String module, String version, GoSum sums) throws IOException {
        Path directory = downloads.resolve(escaped(module)).resolve("@v");
        String name = escaped(version);
        if (Files.exists(directory.resolve(name + ".zip"))
                && sums.zipMatches(module, version, Files.readAllBytes(directory.resolve(name + ".zip")))) {
            return;
        }
        String path = escaped(module) + "/@v/" + name;
        byte[] info = get(path + ".info");
        if (!saysVersion(info, version)) {
            throw new Failure(Outcome.INVALID, path + ".info does not say that it is of " + version);
        }
        byte[] mod = get(path + ".mod");
        byte[] zip = get(path + ".zip");
        if (!sums.modMatches(module, version, mod) || !sums.zipMatches(module, version, zip)) {
            throw new Failure(Outcome.INTEGRITY, module + "@" + version + " is not what go.sum says");
        }
        Files.createDirectories(directory);
        write(directory.resolve(name + ".info"), info);
        write(directory.resolve(name + ".mod"), mod);
        write(directory.resolve(name + ".zip"), zip);
        write(directory.resolve(name + ".ziphash"), GoSum.hashOfZip(zip).getBytes("UTF-8"));
    }

    private byte[] get(String path) throws IOException {
        Failure last = new Failure(Outcome.UNAVAILABLE, "GOPROXY lists nothing");
        for (ProxyList.Entry entry : proxies.entries()) {
            if (entry.url().equals("off") || entry.url().equals("direct")) {
                throw new Failure(Outcome.UNAVAILABLE, path + ": " + entry.url() + " is where the list ends");
            }
            try {
                return get(entry, path);
            } catch (Failure failure) {
                last = failure;
                if (failure.outcome != Outcome.NOT_FOUND && !entry.onAfterAnyError()) {
                    throw failure;
                }
            }
        }
        throw last;
    }

    private byte[] get(ProxyList.Entry entry, String path) throws Failure {
        Request request = new Request.Builder().url(entry.url() + "/" + path).build();
        try (Response response = client.newCall(request).execute()) {
            if (response.code() == 404 || response.code() == 410) {
                throw new Failure(Outcome.NOT_FOUND, "GET " + request.url() + ": " + response.code());
            }
            if (response.code() != 200) {
                throw new Failure(Outcome.UNAVAILABLE, "GET " + request.url() + ": " + response.code());
            }
            ByteBuf body = Unpooled.wrappedBuffer(response.body().bytes());
            return ByteBufUtil.getBytes(body);
        } catch (Failure told) {
            throw told;
        } catch (IOException e) {
            throw new Failure(Outcome.UNAVAILABLE, "GET " + request.url() + ": " + e);
        }
    }

    private static boolean saysVersion(byte[] info, String version) {
        String text = new String(info, StandardCharsets.UTF_8).strip();
        return text.startsWith("{")
                && text.endsWith("}")
                && Pattern.compile("\"Version\"\\s*:\\s*" + Pattern.quote('"' + version + '"')).matcher(text).find();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path whole = Files.createTempFile(file.getParent(), "download", ".tmp");
        Files.write(whole, bytes);
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** See https://go.dev/ref/mod#goproxy-protocol. */
    private static String escaped(String text) {
        return UPPER.matcher(text).replaceAll(found -> "!" + found.group().toLowerCase(Locale.ROOT));
    }

    private static final class Failure extends IOException {
        private static final long serialVersionUID = 1;
        private final Outcome outcome;

        Failure(Outcome outcome, String message) {
            super(message);
            this.outcome = outcome;
        }
    }
}
