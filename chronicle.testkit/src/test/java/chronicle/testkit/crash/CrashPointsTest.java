package chronicle.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chronicle.testkit.halt.CodePoint;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashPointsTest {

    @Test
    void everyPointIsAMethodOfTheEngine() throws IllegalAccessException {
        List<CodePoint> points = new ArrayList<>(CrashPoints.writing());
        points.addAll(CrashPoints.STRUCK);
        points.addAll(CrashPoints.UNSTRUCK);
        for (Field field : CrashPoints.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == CodePoint.class) {
                points.add((CodePoint) field.get(null));
            }
        }
        assertTrue(points.size() > 30, points::toString);
        points.forEach(CodePoint::requireExists);
    }
}
