/* A disk that fails: loaded before the C library, it counts what a process writes below one folder.

   arm(folder, nth, way, error, lasting) begins to count. At the nth call of write, pwrite, fsync,
   fdatasync or ftruncate
   - FAILS: the call fails with this error, and all after it too if the failure is lasting;
   - CUT: the power goes: half of what the call writes arrives, what other files have been given
     since they were last synced is lost where a bit of `error` says so, and the process is killed.
   calls() says how many there were. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum way { OFF, FAILS, CUT };

struct written {
    struct written *before;
    dev_t device;
    ino_t inode;
    int handle;
    off_t place, size;
    size_t length;
    char content[];
};

static char folder[PATH_MAX];
static long nth, count;
static enum way way = OFF;
static int error, lasting;
static struct written *unsynced;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

void arm(const char *below, long at, int how, int with, int on)
{
    snprintf(folder, sizeof folder, "%s/", below);
    nth = at, way = how, error = with, lasting = on, count = 0;
}

long calls(void)
{
    return count;
}

/* Whether a file lies below the folder. */
static int is_ours(int handle)
{
    char link[64], path[PATH_MAX];
    if (way == OFF)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return strncmp(path, folder, strlen(folder)) == 0;
}

/* Remember what stands where something is written that is not synced yet. */
static void remember(int handle, off_t place, size_t length)
{
    struct stat now;
    char link[64];
    struct written *one = malloc(sizeof *one + length);
    fstat(handle, &now);
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    *one = (struct written){unsynced, now.st_dev, now.st_ino, open(link, O_RDWR | O_CLOEXEC),
                            place, now.st_size, length};
    ssize_t there = pread(one->handle, one->content, length, place);
    one->length = there < 0 ? 0 : there;
    unsynced = one;
}

static void synced(int handle)
{
    struct stat now;
    fstat(handle, &now);
    for (struct written **one = &unsynced; *one;)
        if ((*one)->inode == now.st_ino && (*one)->device == now.st_dev)
            *one = (*one)->before;
        else
            one = &(*one)->before;
}

static void cut(void)
{
    for (struct written *one = unsynced; one; one = one->before)
        if (error >> one->inode % 8 & 1) {
            REAL(pwrite)(one->handle, one->content, one->length, one->place);
            REAL(ftruncate)(one->handle, one->size);
        }
    kill(getpid(), SIGKILL);
}

/* Count a call; whether it fails. */
static int fails(int handle, int writes, off_t place, size_t length, const void *content)
{
    if (!is_ours(handle))
        return 0;
    count++;
    if (way == CUT) {
        if (count == nth && writes && content)
            REAL(pwrite)(handle, content, length / 2, place);
        if (count == nth)
            cut();
        if (writes)
            remember(handle, place, length);
    }
    errno = error;
    return way == FAILS && (count == nth || (lasting && count > nth));
}

ssize_t pwrite(int handle, const void *content, size_t length, off_t place)
{
    if (fails(handle, 1, place, length, content))
        return -1;
    return REAL(pwrite)(handle, content, length, place);
}

ssize_t pwrite64(int handle, const void *content, size_t length, off_t place)
{
    return pwrite(handle, content, length, place);
}

ssize_t write(int handle, const void *content, size_t length)
{
    if (way != OFF && fails(handle, 1, lseek(handle, 0, SEEK_CUR), length, content))
        return -1;
    return REAL(write)(handle, content, length);
}

int ftruncate(int handle, off_t size)
{
    struct stat now = {0};
    fstat(handle, &now);
    if (fails(handle, 1, size, now.st_size > size ? now.st_size - size : 0, NULL))
        return -1;
    return REAL(ftruncate)(handle, size);
}

int ftruncate64(int handle, off_t size)
{
    return ftruncate(handle, size);
}

int fsync(int handle)
{
    if (fails(handle, 0, 0, 0, NULL))
        return -1;
    int done = REAL(fsync)(handle);
    if (way == CUT)
        synced(handle);
    return done;
}

int fdatasync(int handle)
{
    if (fails(handle, 0, 0, 0, NULL))
        return -1;
    int done = REAL(fdatasync)(handle);
    if (way == CUT)
        synced(handle);
    return done;
}
