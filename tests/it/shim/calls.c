/* Loaded into the program under test: forbids sockets, writes down the calls that touch files, and lets one of them fail.
 *
 * SHIM_OFFLINE=1     the kernel kills the process, and each of its children, at its first socket.
 * SHIM_CALLS=FILE    one line a call: its name and its path or descriptor.
 * SHIM_FAULT=CALL:N:WHAT  the N-th call of this name, counted from 1, fails: WHAT is `kill`, `interrupt` (Ctrl-C), `after` (killed after it),
 *                    `half` (half of the bytes are written, then killed) or the number of an error.
 * SHIM_BOUNDS=S:M    the kernel kills it after S seconds of work and refuses it more than M MiB.
 * SHIM_CLOCK=SECONDS the time of day stands still at so many seconds after 1970.
 * SHIM_CPUS=1        it may use one processor only.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

enum fate { PASS, FAIL, AFTER, HALF };

static int calls = -1;
static long frozen = -1;
static char wanted[32];
static long wanted_number, seen;
static char what[16];

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
}

static void forbid_sockets(void) {
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {sizeof steps / sizeof *steps, steps};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program)) {
        die();
    }
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    if (frozen >= 0 && clock == CLOCK_REALTIME) {
        *now = (struct timespec){frozen, 0};
        return 0;
    }
    return (int)syscall(SYS_clock_gettime, clock, now);
}

static void keep_one_processor(void) {
    cpu_set_t all, one;
    CPU_ZERO(&one);
    if (sched_getaffinity(0, sizeof all, &all)) {
        die();
    }
    for (int at = 0; at < CPU_SETSIZE; at++) {
        if (CPU_ISSET(at, &all)) {
            CPU_SET(at, &one);
            break;
        }
    }
    if (sched_setaffinity(0, sizeof one, &one)) {
        die();
    }
}

__attribute__((constructor)) static void begin(void) {
    const char *clock = getenv("SHIM_CLOCK"), *processors = getenv("SHIM_CPUS");
    if (clock) {
        frozen = atol(clock);
    }
    if (processors && !strcmp(processors, "1")) {
        keep_one_processor();
    }
    const char *file = getenv("SHIM_CALLS"), *fault = getenv("SHIM_FAULT");
    if (file) {
        calls = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    if (fault) {
        sscanf(fault, "%31[^:]:%ld:%15s", wanted, &wanted_number, what);
    }
    const char *bounds = getenv("SHIM_BOUNDS");
    unsigned long seconds, mebibytes;
    if (bounds && sscanf(bounds, "%lu:%lu", &seconds, &mebibytes) == 2) {
        struct rlimit work = {seconds, seconds}, memory = {mebibytes << 20, mebibytes << 20};
        if (setrlimit(RLIMIT_CPU, &work) || setrlimit(RLIMIT_AS, &memory)) {
            die();
        }
    }
    if (getenv("SHIM_OFFLINE")) {
        forbid_sockets();
    }
}

static enum fate fate(const char *name, const char *path, int descriptor) {
    if (calls >= 0) {
        char line[4200];
        int length = path ? snprintf(line, sizeof line, "%s %s\n", name, path)
                          : snprintf(line, sizeof line, "%s %d\n", name, descriptor);
        syscall(SYS_write, calls, line, (size_t)length);
    }
    if (strcmp(name, wanted) || ++seen != wanted_number) {
        return PASS;
    }
    if (!strcmp(what, "kill")) {
        die();
    }
    if (!strcmp(what, "interrupt")) {
        /* Whoever runs in the background inherits that interrupts are ignored. */
        signal(SIGINT, SIG_DFL);
        syscall(SYS_kill, getpid(), SIGINT);
    }
    if (!strcmp(what, "after")) {
        return AFTER;
    }
    if (!strcmp(what, "half")) {
        return HALF;
    }
    errno = atoi(what);
    return FAIL;
}

#define WRAP(type, failed, name, path, descriptor, parameters, arguments)  \
    type name parameters {                                                 \
        enum fate next = fate(#name, path, descriptor);                    \
        if (next == FAIL) {                                                \
            return failed;                                                 \
        }                                                                  \
        type result = REAL(name) arguments;                                \
        if (next == AFTER) {                                               \
            die();                                                         \
        }                                                                  \
        return result;                                                     \
    }

WRAP(int, -1, fsync, NULL, file, (int file), (file))
WRAP(int, -1, fdatasync, NULL, file, (int file), (file))
WRAP(int, -1, fchmod, NULL, file, (int file, mode_t mode), (file, mode))
WRAP(int, -1, flock, NULL, file, (int file, int how), (file, how))
WRAP(int, -1, close, NULL, file, (int file), (file))
WRAP(int, -1, rename, new, 0, (const char *old, const char *new), (old, new))
WRAP(int, -1, unlink, path, 0, (const char *path), (path))
WRAP(int, -1, mkdir, path, 0, (const char *path, mode_t mode), (path, mode))
WRAP(DIR *, NULL, opendir, path, 0, (const char *path), (path))
WRAP(int, -1, statx, path, 0,
     (int folder, const char *restrict path, int flags, unsigned mask, struct statx *restrict found),
     (folder, path, flags, mask, found))

ssize_t write(int file, const void *bytes, size_t count) {
    enum fate next = fate("write", NULL, file);
    if (next == FAIL) {
        return -1;
    }
    ssize_t result = REAL(write)(file, bytes, next == HALF ? count / 2 : count);
    if (next == AFTER || next == HALF) {
        die();
    }
    return result;
}

static int opened(const char *name, int (*real)(const char *, int, ...), const char *path, int flags, mode_t mode) {
    enum fate next = fate(name, path, 0);
    if (next == FAIL) {
        return -1;
    }
    int result = real(path, flags, mode);
    if (next == AFTER) {
        die();
    }
    return result;
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return opened("open64", REAL(open64), path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return opened("open", REAL(open), path, flags, mode);
}
