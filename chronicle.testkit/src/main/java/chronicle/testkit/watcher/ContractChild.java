package chronicle.testkit.watcher;

import chronicle.testkit.watcher.UnreadableDirectories.Scene;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process in which a scene is played: {@code CONTRACT_CLASS SCENE FOLDER}. */
final class ContractChild {

    private ContractChild() {}

    public static void main(String[] arguments) throws Exception {
        Constructor<?> constructor = Class.forName(arguments[0]).getDeclaredConstructor();
        constructor.setAccessible(true);
        UnreadableDirectories contract = (UnreadableDirectories) constructor.newInstance();
        Scene scene = Scene.valueOf(arguments[1]);
        contract.makeBus(Files.createDirectory(Path.of(arguments[2], "scene")));
        try {
            scene.play(contract);
        } finally {
            contract.closeAll();
        }
        System.out.println("played " + scene);
    }
}
