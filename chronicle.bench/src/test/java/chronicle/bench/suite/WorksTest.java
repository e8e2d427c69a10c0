package chronicle.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.bench.peer.Peer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Works in processes of their own, with the flags that each peer wants. */
class WorksTest {

    @TempDir Path directory;

    @ParameterizedTest
    @EnumSource(names = {"OURS", "CHRONICLE_QUEUE", "AERON"})
    void twoProcessesOfEachPeerUnderstandEachOther(Peer peer) throws InterruptedException {
        Work work = named("flat-out").with(Map.of("warmup", 1_000L, "messages", 4_000L));

        Results results = new Results();
        results.add(work, peer, run(work, peer));

        assertTrue(results.spread(work, work.metrics().get(0), peer).orElseThrow().median() > 0);
    }

    @Test
    void aRunLeavesNothingBehind() throws InterruptedException {
        Work work = named("append").with(Map.of("rate", 0L, "warmup", 1_000L, "messages", 4_000L));
        Workspace workspace = new Workspace();
        Suite suite = new Suite(List.of(work), 1, workspace, text -> {});

        Results results = suite.measure(directory);

        assertEquals(1, results.values(work, work.metrics().get(0), Peer.OURS).size());
        assertEquals(List.of(), List.of(directory.toFile().list()));
    }

    @Test
    void keysAreTheirOwn() {
        for (Catalog catalog : all()) {
            assertEquals(catalog.keys().size(), Set.copyOf(catalog.keys()).size());
        }
    }

    @Test
    void aSuiteHasAColumnForEverybodyInIt() {
        for (Catalog catalog : all()) {
            Set<Peer> playing = new HashSet<>();
            catalog.works().forEach(work -> playing.addAll(work.peers()));
            assertEquals(playing, Set.copyOf(catalog.peers()));
        }
    }

    @Test
    void strategiesAreFoundByAProcessOfTheirOwn() throws InterruptedException {
        Work work =
                DiscoveryWorks.catalog(1).works().get(0).with(Map.of("warmup", 2L, "guests", 20L));

        Map<String, Double> results = run(work, Peer.OURS);

        assertEquals(0, results.get("follow.lost"));
        assertTrue(results.get("follow.p50") > 0, "" + results);
    }

    @Test
    void aNumberThatNobodyReadsCannotBeChanged() {
        Work work = named("append");

        assertThrows(IllegalArgumentException.class, () -> work.with(Map.of("mesages", 1L)));
    }

    private static List<Catalog> all() {
        return List.of(Works.catalog(), DiscoveryWorks.catalog(1), RouterWorks.catalog(1));
    }

    private static Work named(String key) {
        return Works.catalog().works().stream()
                .filter(work -> work.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Double> run(Work work, Peer peer) throws InterruptedException {
        Workspace workspace = new Workspace();
        Path folder = workspace.createFolder(directory);
        try {
            return work.run(peer, folder.resolve("data"), new Launcher(workspace));
        } finally {
            workspace.removeFolder(folder);
            assertFalse(Files.exists(folder));
        }
    }
}
