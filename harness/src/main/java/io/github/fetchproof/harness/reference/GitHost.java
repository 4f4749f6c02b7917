package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.Pack;
import io.github.fetchproof.harness.git.PackRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;
import okhttp3.MediaType;
import okhttp3.RequestBody;

/** One repository, asked over HTTPS for what it has. Remembers it. Safe to share. */
final class GitHost {
    private static final MediaType REQUEST = MediaType.get("application/x-git-upload-pack-request");

    private final Decisions decisions;
    private final HttpSource source;
    private final Once<Advertisement> refs = new Once<>();
    private final Once<Pack> packs = new Once<>();

    GitHost(Decisions decisions, HttpSource source) {
        this.decisions = decisions;
        this.source = source;
    }

    /** Its URL. */
    String name() {
        return source.name();
    }

    /** What it says it has. */
    Advertisement refs(Deadline deadline, Errand errand) throws FetchFailure, InterruptedException {
        return refs.get("", () -> {
            byte[] page = source.get("info/refs", Part.REFS, Sink.Memory::new, deadline.left(), errand)
                    .toByteArray();
            try {
                return Advertisement.parse(page);
            } catch (IllegalArgumentException foreign) {
                throw new FetchFailure(
                        decisions.classOfForeignPage(),
                        name() + " does not answer as git does: "
                                + decisions.shown(String.valueOf(foreign.getMessage())));
            }
        });
    }

    /**
     * Some commits.
     *
     * @param ids that it says it has, at least one
     * @param depth how many commits back from each, 0 for all
     */
    Pack pack(Collection<String> ids, int depth, Deadline deadline, Errand errand)
            throws FetchFailure, InterruptedException {
        PackRequest request = PackRequest.of(refs(deadline, errand), new TreeSet<>(ids), depth);
        return packs.get(request.wants() + " " + depth, () -> {
            byte[] answer = source.post(
                            "git-upload-pack",
                            Part.PACK,
                            RequestBody.create(request.body(), REQUEST),
                            Sink.Memory::new,
                            deadline.left(),
                            errand)
                    .toByteArray();
            try {
                return Pack.read(request, answer);
            } catch (IOException damaged) {
                throw damage(damaged);
            }
        });
    }

    /** What it means that something it sent is damaged, or lacks. */
    FetchFailure damage(IOException damaged) {
        return new FetchFailure(
                decisions.classOfDamage(),
                name() + ": what it sent is damaged: " + decisions.shown(String.valueOf(damaged.getMessage())));
    }
}
