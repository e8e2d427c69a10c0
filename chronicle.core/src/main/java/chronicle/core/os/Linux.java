package chronicle.core.os;

import com.sun.jna.Platform;

/**
 * Numbers of the Linux ABI, from the kernel's uapi headers; the same on x86-64 and aarch64 but
 * where said.
 */
final class Linux {

    static final int O_RDONLY = 0;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    static final int O_NONBLOCK = 0x800;
    static final int O_DIRECTORY = Platform.isARM() ? 0x4000 : 0x10000;
    static final int O_NOFOLLOW = Platform.isARM() ? 0x8000 : 0x20000;
    static final int O_CLOEXEC = 0x80000;

    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int MAP_SHARED = 1;
    static final int MAP_POPULATE = 0x8000;
    static final int MS_SYNC = 4;

    /** Linux 5.14 and later; earlier ones say EINVAL. */
    static final int MADV_POPULATE_READ = 22;

    static final int MADV_POPULATE_WRITE = 23;

    static final int LOCK_SH = 1;
    static final int LOCK_EX = 2;
    static final int LOCK_NB = 4;
    static final int LOCK_UN = 8;

    static final int AT_FDCWD = -100;
    static final int AT_SYMLINK_NOFOLLOW = 0x100;
    static final int AT_EMPTY_PATH = 0x1000;

    /** Linux 6.5 and later; earlier ones say EINVAL. */
    static final int AT_HANDLE_FID = 0x200;

    static final int RENAME_NOREPLACE = 1;

    static final int SYS_GETDENTS64 = Platform.isARM() ? 61 : 217;
    static final int SYS_FUTEX = Platform.isARM() ? 98 : 202;
    static final int FUTEX_WAIT = 0;
    static final int FUTEX_WAKE = 1;
    static final int FUTEX_WAKE_PRIVATE = 129;

    /** Linux 5.16 and later, the same number on every machine. */
    static final int SYS_FUTEX_WAITV = 449;

    static final int FUTEX_WAITV_MAX = 128;
    static final int FUTEX2_SIZE_U32 = 2;
    static final int FUTEX2_PRIVATE = 128;
    static final int CLOCK_MONOTONIC = 1;

    /** The same numbers on every machine. */
    static final int SYS_IO_URING_SETUP = 425;

    static final int SYS_IO_URING_ENTER = 426;
    static final int SYS_IO_URING_REGISTER = 427;

    static final int IORING_SETUP_CQSIZE = 1 << 3;

    /** Linux 6.0, 6.1 and 6.6. */
    static final int IORING_SETUP_SINGLE_ISSUER = 1 << 12;

    static final int IORING_SETUP_DEFER_TASKRUN = 1 << 13;
    static final int IORING_SETUP_NO_SQARRAY = 1 << 16;

    static final long IORING_OFF_SQES = 0x10000000L;
    static final int IORING_REGISTER_PROBE = 8;
    static final int IORING_ENTER_GETEVENTS = 1;
    static final int IORING_ENTER_EXT_ARG = 1 << 3;
    static final int IORING_OP_ASYNC_CANCEL = 14;

    /** Linux 6.7. */
    static final int IORING_OP_FUTEX_WAIT = 51;

    static final int EPERM = 1;
    static final int ENOENT = 2;
    static final int EINTR = 4;
    static final int ENOMEM = 12;
    static final int EACCES = 13;
    static final int EFAULT = 14;
    static final int EEXIST = 17;
    static final int ENOTDIR = 20;
    static final int EINVAL = 22;
    static final int ENFILE = 23;
    static final int EMFILE = 24;
    static final int ENOSPC = 28;
    static final int EAGAIN = 11;
    static final int ENOSYS = 38;
    static final int ELOOP = 40;
    static final int EOPNOTSUPP = 95;
    static final int EDQUOT = 122;
    static final int ETIME = 62;
    static final int ETIMEDOUT = 110;
    static final int ECANCELED = 125;

    private Linux() {}
}
