#include "base/file.h"

#include <fstream>

#include "base/check.h"
#include "support/catch.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;

TEST_CASE("An atomic write replaces the whole file and leaves no other") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "a", "first, longer\n");
  write_atomically(directory / "a", "second\n");
  CHECK(read_file(directory / "a") == "second\n");
  CHECK_FALSE(std::filesystem::exists(directory / "a.tmp"));
}

TEST_CASE("An atomic write goes through a symbolic link and keeps the permissions") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "target", "old");
  std::filesystem::permissions(directory / "target",
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::filesystem::create_symlink("target", directory / "link");
  write_atomically(directory / "link", "new");
  CHECK(std::filesystem::is_symlink(directory / "link"));
  CHECK(read_file(directory / "target") == "new");
  CHECK(std::filesystem::status(directory / "target").permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE("What cannot be written is named, with a remedy") {
  const test::TemporaryDirectory directory;
  CHECK_NOTHROW(require_writable(directory / "new"));
  CHECK_FALSE(std::filesystem::exists(directory / "new"));
  CHECK_THROWS_WITH(require_writable(directory / "no/such"), Contains("there is no directory") && Contains("make it"));
  CHECK_THROWS_WITH(require_writable(directory / "."), Contains("is a directory"));
  CHECK_THROWS_WITH(require_writable("/dev/full"), Contains("/dev/full: is not a regular file"));
  CHECK_THROWS_AS(write_atomically("/dev/full", "x"), UserError);
  CHECK(std::filesystem::is_character_file("/dev/full"));
  CHECK_THROWS_WITH(read_file(directory / "new"), Contains("there is no such file"));
  CHECK_THROWS_WITH(read_file("/dev/full"), Contains("not a regular file"));
}

TEST_CASE("Lines end with a line break; what follows the last is torn") {
  CHECK(split_lines("").whole.empty());
  const Lines sound = split_lines("a\n\nb\n");
  CHECK(sound.whole == std::vector<std::string_view>{"a", "", "b"});
  CHECK(sound.torn.empty());
  CHECK(split_lines("a\nhal").torn == "hal");
}

TEST_CASE("A locked file is appended to line by line, and nobody else can open it meanwhile") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "log", "one\ntorn");
  {
    LockedFile log(directory / "log");
    CHECK_THROWS_WITH(LockedFile(directory / "log"), Contains("another run is writing it"));
    log.truncate(4);
    log.append_line("two");
    CHECK(read_file(directory / "log") == "one\ntwo\n");
    write_atomically(directory / "log", "replaced\n");
    CHECK_NOTHROW(LockedFile(directory / "log"));  // the new file is another one
  }
  LockedFile log(directory / "log");
  log.append_line("three");
  CHECK(read_file(directory / "log") == "replaced\nthree\n");
}
