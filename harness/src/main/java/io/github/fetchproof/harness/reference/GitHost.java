package io.github.fetchproof.harness.reference;

import io.github.fetchproof.harness.git.Advertisement;
import io.github.fetchproof.harness.git.Pack;
import io.github.fetchproof.harness.git.PackRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;

/** One repository, asked for what it has. Remembers it. Safe to share. */
final class GitHost {
    private final Decisions decisions;
    private final GitTransport way;
    private final Once<Advertisement> refs = new Once<>();
    private final Once<Pack> packs = new Once<>();

    GitHost(Decisions decisions, GitTransport way) {
        this.decisions = decisions;
        this.way = way;
    }

    /** Its URL. */
    String name() {
        return way.name();
    }

    /** What it says it has. */
    Advertisement refs(Deadline deadline, Errand errand) throws FetchFailure, InterruptedException {
        return refs.get("", () -> way.refs(deadline, errand));
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
            byte[] answer = way.pack(request, deadline, errand);
            try {
                return Pack.read(request, answer, deadline::over);
            } catch (IOException damaged) {
                throw damage(damaged, deadline);
            }
        });
    }

    /** What it means that something it sent is damaged, or lacks, or was read no further since time was up. */
    FetchFailure damage(IOException damaged, Deadline deadline) {
        if (deadline.over()) {
            return new FetchFailure(
                    decisions.classOf(Trouble.OVERDUE),
                    name() + ": " + Trouble.OVERDUE.words() + ", while what it sent was read");
        }
        return new FetchFailure(
                decisions.classOfDamage(),
                name() + ": what it sent is damaged: " + decisions.shown(String.valueOf(damaged.getMessage())));
    }
}
