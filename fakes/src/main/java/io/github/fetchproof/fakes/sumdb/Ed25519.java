package io.github.fetchproof.fakes.sumdb;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 over bare bytes, which the JDK has in wrappings alone. */
final class Ed25519 {

    /** Length of a seed and of a public key in bytes. */
    static final int KEY_BYTES = 32;

    private static final String NAME = "Ed25519";
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    /** The public key that belongs to a private one, which is a seed of 32 bytes. */
    static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
        } catch (GeneralSecurityException missing) {
            throw new AssertionError("every JDK has Ed25519", missing);
        }
    }

    /** The one signature of a message: the same each time. */
    static byte[] sign(byte[] seed, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw new AssertionError("every JDK has Ed25519", missing);
        }
    }

    /** Whether a signature, which may be any bytes, is that of the message. */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signed) {
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + publicKey.length);
        System.arraycopy(publicKey, 0, encoded, X509_PREFIX.length, publicKey.length);
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initVerify(KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false; // no signature at all, or a key that is no point of the curve and has signed nothing
        }
    }

    /** Chance that is none: the JDK makes a public key only together with a private one, of 32 random bytes. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            if (target.length != bytes.length) {
                throw new AssertionError("an Ed25519 key is made of 32 random bytes, not of " + target.length);
            }
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
