package example.fetcher;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Lines of a go.sum, see https://go.dev/ref/mod#go-sum-files. */
record GoSum(List<String> lines) {

    static GoSum in(Path directory) throws IOException {
        Path file = directory.resolve("go.sum");
        return new GoSum(Files.exists(file) ? Files.readAllLines(file) : List.of());
    }

    boolean modMatches(String module, String version, byte[] mod) {
        return matches(module + " " + version + "/go.mod ", hash(Map.of("go.mod", hex(mod))));
    }

    boolean zipMatches(String module, String version, byte[] zip) {
        return matches(module + " " + version + " ", hashOfZip(zip));
    }

    private boolean matches(String start, String hash) {
        return lines.stream().filter(line -> line.startsWith(start)).allMatch(line -> line.equals(start + hash));
    }

    static String hashOfZip(byte[] zip) {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                files.put(each.getName(), hex(in.readAllBytes()));
            }
        } catch (IOException damaged) {
            return "damaged";
        }
        return hash(files);
    }

    private static String hash(Map<String, String> files) {
        StringBuilder listing = new StringBuilder();
        new TreeMap<>(files).forEach((name, hex) -> listing.append(hex).append("  ").append(name).append('\n'));
        return "h1:" + Base64.getEncoder().encodeToString(sha256(listing.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256(bytes));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
