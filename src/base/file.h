// Files that survive a crash: either the old content or the new, never a mixture, and a finished line is on
// the disk. Every failure is a UserError that names the file and the remedy.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace anc {

// Throws unless `path` is a writable regular file, or could be made, which is tried with a file of another name. Leaves
// all as it was.
void require_writable(const std::filesystem::path& path);

// A whole file to be. What is there already is ours to replace when it is empty or has this beginning.
struct NewFile {
  std::filesystem::path path;
  std::string content;
  std::string beginning = {};
};

// Throws where the path cannot be written, or something else is there.
void require_replaceable(const std::filesystem::path& path, std::string_view beginning);

// Replaces all of the files, or, when one cannot be written, none. Each is written under a name of its own beside its
// place, synced, then moved there; a symbolic link stays, and what it leads to is replaced.
void write_atomically(const std::vector<NewFile>& files);
void write_atomically(const std::filesystem::path& path, std::string_view content);

// The same for what is too large to hold: `next` gives it piece by piece, and an empty piece ends it. Where it gives
// nothing all is left as it was: false. An interrupt that is caught may come while `next` is at work.
bool write_atomically(const std::filesystem::path& path, const std::function<std::optional<std::string>()>& next);

// A file and what a message calls it: "--trace", or its name.
struct NamedFile {
  std::string name;
  std::filesystem::path path;
};

// Throws when an output is the same file as another output or as an input, by whatever names and links.
void require_different(const std::vector<NamedFile>& outputs, const std::vector<NamedFile>& inputs = {});

std::string read_file(const std::filesystem::path& path);

// A text cut into its complete lines; `torn` is what follows the last line break (empty in a sound file).
struct Lines {
  std::vector<std::string_view> whole;  // views into the text, without their line breaks
  std::string_view torn;
};
Lines split_lines(std::string_view text);

}  // namespace anc
