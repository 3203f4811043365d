/*
 * A disk that loses what was not flushed, for a process that is started with this library in LD_PRELOAD.
 *
 * POWER_CUT_FOLDER  the folder that is looked after, without links in its path
 * POWER_CUT_STORE   a folder on the same file system for what was flushed; it must exist
 * POWER_CUT_AT      the process is killed at its flush of this number, counted from 1, before that flush counts
 *
 * What counts is the strict reading of POSIX. fsync of a file makes its content durable, but not its name. fsync of a
 * folder makes the names in it durable, but neither its own name nor any content. So nothing but flushes needs to be
 * looked at:
 *
 * STORE/content/INODE  content of a file when it was last flushed, by fsync, fdatasync or msync
 * STORE/names/INODE    names in a folder when it was last flushed: lines of kind (f or d), inode and name
 * STORE/pins/INODE     a link to each file that is in the store, so that no other one is given its inode; of a folder,
 *                      which has no links, an empty file: the process holds the folder open
 *
 * The disk itself is not flushed: a killed process leaves its pages in memory. O_SYNC and sync() are not followed, and
 * msync counts for the whole file; the JVM uses neither, and Kafka and H2 flush whole files.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAPPINGS 4096
#define PATH 4096

struct mapping {
  char *begin;
  size_t length;
  int file;
};

static const char *folder;
static const char *store;
static long cut_at;
static long flushes;
static struct mapping mappings[MAPPINGS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("POWER_CUT_FOLDER");
  store = getenv("POWER_CUT_STORE");
  const char *at = getenv("POWER_CUT_AT");
  cut_at = at == NULL ? 0 : atol(at);
}

/* A test must not go on with a layer that does not work. */
static void require(int holds, const char *what) {
  if (!holds) {
    fprintf(stderr, "power-cut: cannot %s: %s\n", what, strerror(errno));
    abort();
  }
}

/* Whether a descriptor is of something in the folder, or of the folder itself. */
static int inside(int fd) {
  if (folder == NULL || store == NULL || fd < 0) {
    return 0;
  }
  char link[64];
  char path[PATH];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) {
    return 0;
  }
  path[length] = 0;
  size_t own = strlen(folder);
  return strncmp(path, folder, own) == 0 && (path[own] == 0 || path[own] == '/');
}

static void in_store(char *path, const char *part, ino_t inode, const char *end) {
  snprintf(path, PATH, "%s/%s/%lu%s", store, part, (unsigned long) inode, end);
}

/* Replaces an entry of the store in one step: the process may be killed at any time. */
static int replacing(const char *part, ino_t inode) {
  char path[PATH];
  in_store(path, part, inode, ".unfinished");
  int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  require(out >= 0, "write to the store");
  return out;
}

static void replaced(const char *part, ino_t inode, int out) {
  char from[PATH];
  char to[PATH];
  in_store(from, part, inode, ".unfinished");
  in_store(to, part, inode, "");
  close(out);
  require(rename(from, to) == 0, "rename in the store");
}

/* Fails where the file has its pin already, or is deleted: both do no harm. */
static void pin_file(int at, const char *path, ino_t inode) {
  char to[PATH];
  in_store(to, "pins", inode, "");
  linkat(at, path, AT_FDCWD, to, AT_SYMLINK_FOLLOW);
}

static void pin_folder(int at, const char *path, ino_t inode) {
  char to[PATH];
  in_store(to, "pins", inode, "");
  int mark = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (mark >= 0) {
    close(mark);
    openat(at, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  }
}

/* Copies what a file holds, but not its holes: Kafka's index files are mostly those. */
static void keep_content(int fd, const struct stat *status) {
  static char buffer[1 << 16];
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  int in = open(link, O_RDONLY | O_CLOEXEC);
  require(in >= 0, "read a flushed file");
  int out = replacing("content", status->st_ino);
  off_t at = 0;
  while ((at = lseek(in, at, SEEK_DATA)) >= 0) {
    off_t end = lseek(in, at, SEEK_HOLE);
    while (at < end) {
      size_t most = end - at < (off_t) sizeof buffer ? (size_t) (end - at) : sizeof buffer;
      ssize_t count = pread(in, buffer, most, at);
      if (count <= 0) {
        break; /* It was cut shorter meanwhile. */
      }
      require(pwrite(out, buffer, count, at) == count, "copy a flushed file");
      at += count;
    }
  }
  struct stat now;
  require(fstat(in, &now) == 0 && ftruncate(out, now.st_size) == 0, "copy a flushed file");
  close(in);
  pin_file(AT_FDCWD, link, status->st_ino);
  replaced("content", status->st_ino, out);
}

static void keep_names(int fd, const struct stat *status) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  DIR *entries = opendir(link);
  require(entries != NULL, "list a flushed folder");
  pin_folder(AT_FDCWD, link, status->st_ino);
  int out = replacing("names", status->st_ino);
  for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
    struct stat of;
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0
        || fstatat(dirfd(entries), entry->d_name, &of, AT_SYMLINK_NOFOLLOW) != 0) {
      continue;
    }
    if (S_ISREG(of.st_mode)) {
      pin_file(dirfd(entries), entry->d_name, of.st_ino);
      dprintf(out, "f %lu %s\n", (unsigned long) of.st_ino, entry->d_name);
    } else if (S_ISDIR(of.st_mode)) {
      pin_folder(dirfd(entries), entry->d_name, of.st_ino);
      dprintf(out, "d %lu %s\n", (unsigned long) of.st_ino, entry->d_name);
    }
  }
  closedir(entries);
  replaced("names", status->st_ino, out);
}

static void flush(int fd) {
  if (++flushes == cut_at) {
    kill(getpid(), SIGKILL);
    pause();
  }
  struct stat status;
  require(fstat(fd, &status) == 0, "look at a flushed file");
  if (S_ISDIR(status.st_mode)) {
    keep_names(fd, &status);
  } else if (S_ISREG(status.st_mode)) {
    keep_content(fd, &status);
  }
}

int fsync(int fd) {
  if (!inside(fd)) {
    return syscall(SYS_fsync, fd);
  }
  pthread_mutex_lock(&lock);
  flush(fd);
  pthread_mutex_unlock(&lock);
  return 0;
}

int fdatasync(int fd) {
  return fsync(fd);
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
  void *begin = (void *) syscall(SYS_mmap, address, length, protection, flags, fd, offset);
  if (begin != MAP_FAILED && (flags & MAP_SHARED) && (protection & PROT_WRITE) && inside(fd)) {
    pthread_mutex_lock(&lock);
    int k = 0;
    while (k < MAPPINGS && mappings[k].begin != NULL) {
      k++;
    }
    require(k < MAPPINGS, "follow so many mapped files");
    mappings[k] = (struct mapping) {begin, length, fcntl(fd, F_DUPFD_CLOEXEC, 0)};
    pthread_mutex_unlock(&lock);
  }
  return begin;
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
  return mmap(address, length, protection, flags, fd, offset);
}

int munmap(void *address, size_t length) {
  if (folder != NULL) {
    pthread_mutex_lock(&lock);
    for (int k = 0; k < MAPPINGS; k++) {
      if (mappings[k].begin != NULL && mappings[k].begin == address) {
        close(mappings[k].file);
        mappings[k].begin = NULL;
      }
    }
    pthread_mutex_unlock(&lock);
  }
  return syscall(SYS_munmap, address, length);
}

int msync(void *address, size_t length, int flags) {
  int followed = 0;
  pthread_mutex_lock(&lock);
  for (int k = 0; k < MAPPINGS && !followed; k++) {
    char *begin = mappings[k].begin;
    if (begin != NULL && (char *) address >= begin && (char *) address < begin + mappings[k].length) {
      followed = 1;
      flush(mappings[k].file);
    }
  }
  pthread_mutex_unlock(&lock);
  return followed ? 0 : syscall(SYS_msync, address, length, flags);
}
