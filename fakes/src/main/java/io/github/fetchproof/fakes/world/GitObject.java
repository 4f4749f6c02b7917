package io.github.fetchproof.fakes.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An object of a git repository, as git hashes it. Immutable; equal when the hashes are.
 *
 * <p>See https://git-scm.com/book/en/v2/Git-Internals-Git-Objects.
 */
public final class GitObject {

    private static final String FILE = "100644";
    private static final String EXECUTABLE = "100755";
    private static final String LINK = "120000";
    private static final String DIRECTORY = "40000";

    private final String type;
    private final byte[] content;
    private final String id;

    private GitObject(String type, byte[] content) {
        this.type = type;
        this.content = content;
        this.id = hash((type + " " + content.length + "\0").getBytes(UTF_8), content);
    }

    /** An object of text: a blob, a commit or a tag. */
    static GitObject of(String type, String text) {
        return new GitObject(type, text.getBytes(UTF_8));
    }

    /**
     * The object of a directory.
     *
     * @param tree its files
     * @param made is told of it and of each object below, those below first
     */
    static GitObject of(Tree tree, Consumer<GitObject> made) {
        return directory("", new ArrayList<>(tree.files().keySet()), tree, made);
    }

    /** The directory whose path, with its slash, is {@code prefix}; {@code names} are all of the files below it. */
    private static GitObject directory(String prefix, List<String> names, Tree tree, Consumer<GitObject> made) {
        Map<String, List<String>> children = new TreeMap<>(); // in git's order: of bytes, a directory with its slash
        for (String name : names) {
            int slash = name.indexOf('/', prefix.length());
            String child = name.substring(prefix.length(), slash < 0 ? name.length() : slash + 1);
            children.computeIfAbsent(bytewise(child), key -> new ArrayList<>()).add(name);
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        children.forEach((key, below) -> {
            boolean isFile = !key.endsWith("/");
            String first = below.get(0);
            GitObject child = isFile
                    ? blob(Objects.requireNonNull(tree.files().get(first)), made)
                    : directory(first.substring(0, first.indexOf('/', prefix.length()) + 1), below, tree, made);
            String entry = mode(isFile, first, tree) + " " + key.substring(0, key.length() - (isFile ? 0 : 1)) + "\0";
            content.writeBytes(entry.getBytes(ISO_8859_1));
            content.writeBytes(HexFormat.of().parseHex(child.id));
        });
        GitObject directory = new GitObject("tree", content.toByteArray());
        made.accept(directory);
        return directory;
    }

    /** The text whose characters are the bytes of {@code name}. */
    private static String bytewise(String name) {
        return new String(name.getBytes(UTF_8), ISO_8859_1);
    }

    private static GitObject blob(String text, Consumer<GitObject> made) {
        GitObject blob = of("blob", text);
        made.accept(blob);
        return blob;
    }

    private static String mode(boolean isFile, String name, Tree tree) {
        if (!isFile) {
            return DIRECTORY;
        }
        if (tree.links().contains(name)) {
            return LINK;
        }
        return tree.executables().contains(name) ? EXECUTABLE : FILE;
    }

    private static String hash(byte[] head, byte[] content) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1"); // git's choice, where it does no harm
            sha1.update(head);
            return HexFormat.of().formatHex(sha1.digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** {@code blob}, {@code tree}, {@code commit} or {@code tag}. */
    public String type() {
        return type;
    }

    /** What it holds, without the head; nobody may change it. */
    public byte[] content() {
        return content;
    }

    /** Its name: 40 hexadecimal digits. */
    public String id() {
        return id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GitObject that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return type + " " + id;
    }
}
