package io.github.fetchproof.fakes.world;

/**
 * A site's repositories, served over SSH to whoever shows a key that is known there.
 *
 * @param site the origin that is the site
 * @param admitsSubject whether the subject's key is known; if not, another's is
 */
public record Ssh(String site, boolean admitsSubject) {

    /** To the subject. */
    public static Ssh of(String site) {
        return new Ssh(site, true);
    }

    /** To another than the subject. */
    public static Ssh closed(String site) {
        return new Ssh(site, false);
    }
}
