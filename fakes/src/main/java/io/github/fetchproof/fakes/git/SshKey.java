package io.github.fetchproof.fakes.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;

/**
 * A pair of SSH keys, of a user or a host: ECDSA over P-256, which every client of today knows. Immutable.
 *
 * @param pair both keys
 */
public record SshKey(KeyPair pair) {

    /** A new pair. */
    public static SshKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SshKey(generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The public key as it stands in {@code authorized_keys}: {@code ecdsa-sha2-nistp256 AAAA...}, without a line's end. */
    public String publicText() {
        return PublicKeyEntry.toString(pair.getPublic());
    }

    /** The private key as it stands in {@code ~/.ssh/id_ecdsa}, without a passphrase. */
    public String privateText() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", null, text);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString(UTF_8);
    }

    /**
     * The line of {@code known_hosts} by which a client knows a host of this key.
     *
     * @param host a name or an address
     * @param port the host's port
     */
    public String knownHost(String host, int port) {
        return (port == 22 ? host : "[" + host + "]:" + port) + " " + publicText();
    }

    @Override
    public String toString() {
        return publicText();
    }
}
