/* Counts the calls that change a file or make it durable, and ends the process at call N.

   Preloaded into the process under test; inert until lianqun_arm() is called, so that child processes
   are left alone.  With `tear` a write is half done before the end. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static long end_at = -1, seen = 0;
static int tear = 0, armed = 0;

void lianqun_arm(long at, int torn) { armed = at >= 0; end_at = at; tear = torn; if (armed) seen = 0; }
long lianqun_seen(void) { return seen; }

static int dies(void) { return armed && ++seen == end_at; }

#define NEXT(name) ({ static __typeof__(&name) next; if (!next) next = dlsym(RTLD_NEXT, #name); next; })
#define CALL(type, name, parameters, arguments) \
    type name parameters { if (dies()) _exit(137); return NEXT(name) arguments; }
#define WRITE(name, parameters, whole, half) \
    ssize_t name parameters { if (dies()) { if (tear && n > 1) NEXT(name) half; _exit(137); } return NEXT(name) whole; }

WRITE(write, (int fd, const void *b, size_t n), (fd, b, n), (fd, b, n / 2))
WRITE(pwrite, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o), (fd, b, n / 2, o))
WRITE(pwrite64, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o), (fd, b, n / 2, o))
CALL(ssize_t, writev, (int fd, const struct iovec *v, int n), (fd, v, n))
CALL(int, fsync, (int fd), (fd))
CALL(int, fdatasync, (int fd), (fd))
CALL(int, ftruncate, (int fd, off_t n), (fd, n))
CALL(int, ftruncate64, (int fd, off64_t n), (fd, n))
CALL(int, rename, (const char *a, const char *b), (a, b))
CALL(int, renameat, (int d, const char *a, int e, const char *b), (d, a, e, b))
CALL(int, unlink, (const char *a), (a))
CALL(int, unlinkat, (int d, const char *a, int f), (d, a, f))
CALL(int, mkdir, (const char *a, mode_t m), (a, m))
CALL(int, mkdirat, (int d, const char *a, mode_t m), (d, a, m))
