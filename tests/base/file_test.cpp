#include "base/file.h"

#include <algorithm>
#include <csignal>

#include "base/check.h"
#include "base/interrupt.h"
#include "support/catch.h"
#include "support/temporary_directory.h"

using namespace anc;
using anc::test::Contains;

namespace {

std::vector<std::string> names_in(const test::TemporaryDirectory& directory) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(directory / "")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

TEST_CASE("A file that cannot be read to its end is told, not half read") {
  CHECK_THROWS_WITH(read_file("/proc/self/mem"), Contains("/proc/self/mem: cannot be read"));
  CHECK_THROWS_AS(read_file("/proc/self/mem"), UserError);
}

TEST_CASE("What makes a large file may be interrupted, the writing may not") {
  const test::TemporaryDirectory directory;
  const auto blocked = [] {
    sigset_t mask;
    pthread_sigmask(SIG_BLOCK, nullptr, &mask);
    return sigismember(&mask, SIGINT) == 1;
  };
  int calls = 0;
  CHECK(write_atomically(directory / "a", [&]() -> std::optional<std::string> {
    CHECK_FALSE(blocked());
    return ++calls < 3 ? "piece" : "";
  }));
  const Uninterrupted writing;
  CHECK(blocked());
}

TEST_CASE("An atomic write replaces the whole file and leaves no other") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "a", "first, longer\n");
  write_atomically(directory / "a", "second\n");
  CHECK(read_file(directory / "a") == "second\n");
  CHECK(names_in(directory) == std::vector<std::string>{"a"});
}

TEST_CASE("A content in pieces is written whole, or, when it is abandoned, not at all") {
  const test::TemporaryDirectory directory;
  const auto pieces_of = [](std::vector<std::optional<std::string>> pieces) {
    return [pieces, next = std::size_t{0}]() mutable { return pieces.at(next++); };
  };
  CHECK(write_atomically(directory / "a", pieces_of({"first, ", "second\n", ""})));
  CHECK(read_file(directory / "a") == "first, second\n");
  CHECK_FALSE(write_atomically(directory / "a", pieces_of({"third", std::nullopt})));
  CHECK(read_file(directory / "a") == "first, second\n");
  CHECK(names_in(directory) == std::vector<std::string>{"a"});
}

TEST_CASE("A user's file of any name beside it is left alone, a link among them") {
  const test::TemporaryDirectory directory;
  write_atomically(directory / "mine", "mine");
  std::filesystem::create_symlink("mine", directory / "a.tmp");
  write_atomically(directory / "a", "ours");
  CHECK(read_file(directory / "mine") == "mine");
  CHECK(std::filesystem::is_symlink(directory / "a.tmp"));
  CHECK_FALSE(std::filesystem::is_symlink(directory / "a"));
  CHECK(read_file(directory / "a") == "ours");
}

TEST_CASE("Of several files all are written, or none") {
  const test::TemporaryDirectory directory;
  write_atomically({{directory / "a", "1"}, {directory / "b", "2"}});
  CHECK(read_file(directory / "a") + read_file(directory / "b") == "12");
  CHECK_THROWS_AS(write_atomically({{directory / "a", "3"}, {directory / "no/b", "4"}}), UserError);
  CHECK(read_file(directory / "a") == "1");
  CHECK(names_in(directory) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("What does not begin like ours is not replaced") {
  const test::TemporaryDirectory directory;
  for (const char* content : {"mine, and longer", "mi", "# our"}) {
    write_atomically(directory / "a", content);
    CHECK_THROWS_WITH(require_replaceable(directory / "a", "# ours"), Contains("is there already"));
    CHECK_THROWS_AS(write_atomically({{directory / "a", "# ours 1", "# ours"}}), UserError);
    CHECK(read_file(directory / "a") == content);
  }
  for (const char* content : {"", "# ours", "# ours 0"}) {
    write_atomically(directory / "a", content);
    write_atomically({{directory / "a", "# ours 1", "# ours"}});
    CHECK(read_file(directory / "a") == "# ours 1");
  }
  CHECK(names_in(directory) == std::vector<std::string>{"a"});
}

TEST_CASE("One file under two names is one file") {
  const test::TemporaryDirectory directory;
  const auto a = directory / "a", b = directory / "b";
  const auto differ = [&](const std::filesystem::path& first, const std::filesystem::path& second) {
    try {
      require_different({{"--out", first}}, {{"in", second}});
    } catch (const UserError& error) {
      CHECK_THAT(error.what(), Contains("--out and in name the same file: "));
      return false;
    }
    return true;
  };
  std::filesystem::create_symlink("a", directory / "link");  // leads to nothing yet
  CHECK(differ(a, b));
  CHECK_FALSE(differ(a, directory / "." / "a"));
  CHECK_FALSE(differ(a, directory / "link"));
  write_atomically(a, "");
  std::filesystem::create_hard_link(a, directory / "hard");
  CHECK(differ(a, b));
  CHECK_FALSE(differ(directory / "link", directory / "hard"));
  CHECK_THROWS_AS(require_different({{"--out", b}, {"--trace", b}}), UserError);
  CHECK_NOTHROW(require_different({{"--out", b}}, {{"in", a}, {"in", a}}));
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
  CHECK_THROWS_WITH(require_writable(directory / std::string(300, 'x')), Contains("cannot be written"));
  std::filesystem::create_symlink("round", directory / "round");
  CHECK_THROWS_AS(require_writable(directory / "round"), UserError);
  CHECK_THROWS_AS(require_writable("/proc/new"), UserError);  // a directory where nobody, not even root, makes a file
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
