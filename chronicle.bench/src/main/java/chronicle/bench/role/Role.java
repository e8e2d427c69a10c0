package chronicle.bench.role;

import chronicle.bench.peer.Durability;
import java.util.Map;

/** What a measured process does. */
public enum Role {
    /** Appends in bursts and times the bursts. */
    APPEND(new Append()),
    /** Reads all there is, twice, and times the second pass. */
    REPLAY(new Replay()),
    /** Merges several queues. */
    FAN_IN(new FanIn()),
    /** Stores a reader's position over and over. */
    POSITION(new StorePosition()),
    /** Appends into one segment after the other and times what rolls. */
    ROLL(new Roll()),
    /** Appends, and leaves the disk to the operating system. */
    FLUSH_NONE(new Flush(Durability.NONE)),
    /** Starts getting each message to disk. */
    FLUSH_ASYNC(new Flush(Durability.ASYNC)),
    /** Waits for the disk after each message. */
    FLUSH_SYNC(new Flush(Durability.SYNC)),
    /** Sends at a fixed pace, each message under the time it was meant for. */
    SEND_PACED(new SendPaced()),
    /** Sends as fast as it can. */
    SEND_FLAT_OUT(new SendFlatOut()),
    /** Receives and records how late messages come. */
    RECEIVE_PACED(new ReceivePaced()),
    /** Receives as fast as it can. */
    RECEIVE_FLAT_OUT(new ReceiveFlatOut()),
    /** Makes strategies that stay. */
    POPULATE(new Populate()),
    /** Lets strategies come and go at a fixed pace. */
    COME_AND_GO(new ComeAndGo()),
    /** Finds them, and records how late. */
    FOLLOW(new Follow()),
    /** Opens a finder over strategies that are there. */
    FIRST_LOOK(new FirstLook()),
    /** Looks at everything over and over. */
    RESCAN(new RescanAll()),
    /** Watches while nothing happens. */
    IDLE(new Idle()),
    /** A strategy that sends orders at a fixed pace and takes the acks. */
    TRADE_PACED(new TradePaced()),
    /** The router, which acks them. */
    ROUTE_PACED(new RoutePaced()),
    /** Strategies that send as fast as they can. */
    TRADE_FLAT_OUT(new TradeFlatOut()),
    /** The router, which takes what it can. */
    ROUTE_FLAT_OUT(new RouteFlatOut()),
    /** A strategy that sends at a high pace while others come. */
    TRADE_AMONG_NEWCOMERS(new TradeAmongNewcomers()),
    /** The router, which records where the flow stands still. */
    ROUTE_GAPS(new RouteGaps()),
    /** Many strategies that are READY and silent. */
    STAY_READY(new StayReady()),
    /** The router, which attaches them all. */
    ATTACH_ALL(new AttachAll()),
    /** The router, which attaches them and lets them go. */
    STAY_ATTACHED(new StayAttached()),
    /** The router, which has nothing to do. */
    ROUTE_IDLE(new RouteIdle());

    private final Part part;

    Role(Part part) {
        this.part = part;
    }

    void play(RoleArguments arguments, Parent parent) throws Exception {
        part.play(arguments, parent);
    }

    /** How often it does what it is about once it is warm, when it is told these numbers. */
    public long operations(Map<String, Long> numbers) {
        return part.operations(numbers);
    }

    /** The work of one role. */
    interface Part {
        void play(RoleArguments arguments, Parent parent) throws Exception;

        default long operations(Map<String, Long> numbers) {
            return numbers.get("messages");
        }
    }
}
