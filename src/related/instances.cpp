#include "related/instances.h"

#include "base/check.h"
#include "base/file.h"
#include "related/record.h"

namespace anc::related {
namespace fs = std::filesystem;
namespace {

// A directory for files; taken away again, with those above it that it needed, when they could not be written.
class NewDirectory {
 public:
  explicit NewDirectory(const fs::path& directory) {
    std::error_code error;
    for (fs::path path = directory; !path.empty() && !fs::exists(path, error); path = path.parent_path()) {
      made_.push_back(path);
    }
    fs::create_directories(directory, error);
    if (!error) return;
    remove();
    throw UserError(directory.string() + ": cannot be made (" + error.message() + ")", "name another directory");
  }
  ~NewDirectory() { remove(); }
  NewDirectory(const NewDirectory&) = delete;
  NewDirectory& operator=(const NewDirectory&) = delete;

  void keep() { made_.clear(); }

 private:
  void remove() {
    std::error_code ignored;
    for (const fs::path& path : made_) fs::remove(path, ignored);  // only what is empty
  }
  std::vector<fs::path> made_;  // the innermost first
};

// All of the files or none; what is there already must be the same.
void write_all(const fs::path& directory, const std::vector<NewFile>& files) {
  NewDirectory made(directory);
  for (const NewFile& file : files) {
    std::error_code error;
    if (!fs::exists(file.path, error) || read_file(file.path) == file.content) continue;
    throw UserError(file.path.string() + ": is there already, with another content",
                    "move it away or name another directory");
  }
  write_atomically(files);
  made.keep();
}

constexpr const char* kWeightsBeginning = "{\"reference\":\"";

fs::path weights_path(const fs::path& directory, const std::string& reference, const std::string& attack,
                      std::uint64_t seed, std::uint64_t trial) {
  return directory / (reference + "_" + attack + "_" + std::to_string(seed) + "_" + std::to_string(trial) + ".json");
}

struct Named {
  std::string name;
  Picture picture;
};

}  // namespace

void write_exports(const std::filesystem::path& directory, const std::vector<Export>& exports, std::uint64_t seed) {
  std::vector<NewFile> files;
  for (const Export& one : exports) {
    RandomStream stream({fold_text(one.name), seed});
    files.push_back({.path = directory / (one.name + ".json"), .content = one.json(stream) + "\n"});
  }
  write_all(directory, files);
}

void write_streams(const std::filesystem::path& directory, const std::vector<BitStream>& streams, std::uint64_t seed) {
  NewDirectory made(directory);
  std::vector<NewFile> files;
  for (const BitStream& one : streams) {
    files.push_back({.path = directory / (one.name + ".bin"), .content = ""});
    require_writable(files.back().path);  // before a minute of work
  }
  for (std::size_t i = 0; i < streams.size(); ++i) {
    RandomStream stream({fold_text(streams[i].name), seed});
    const Bytes bytes = streams[i].bytes(stream);
    files[i].content.assign(bytes.begin(), bytes.end());
  }
  write_all(directory, files);
  made.keep();
}

void write_pictures(const std::filesystem::path& directory, const std::vector<Demonstration>& demonstrations,
                    const Picture& plain, std::uint64_t seed) {
  std::vector<Named> pictures = {{"plain", plain}};
  for (const Demonstration& one : demonstrations) {
    RandomStream stream({fold_text("picture " + one.reference), seed});
    Views views = one.show(stream, plain);
    pictures.push_back({one.reference + "_encrypted", {plain.width, plain.height, std::move(views.encrypted)}});
    pictures.push_back({one.reference + "_recovered", {plain.width, plain.height, std::move(views.recovered)}});
  }
  std::vector<NewFile> files;
  for (const Named& one : pictures) {
    files.push_back({.path = directory / (one.name + ".pgm"), .content = to_pgm(one.picture)});
    files.push_back({.path = directory / (one.name + ".png"), .content = to_png(one.picture)});
  }
  write_all(directory, files);
}

void require_weights(const fs::path& directory, const Case& one, std::uint64_t seed, std::uint64_t trial) {
  std::error_code error;  // whatever it is, the file says so
  fs::create_directories(directory, error);
  require_replaceable(weights_path(directory, one.reference, one.attack, seed, trial), kWeightsBeginning);
}

void write_weights(const fs::path& directory, const Record& record) {
  write_atomically({{.path = weights_path(directory, record.reference, record.attack, record.seed, record.trial),
                     .content = kWeightsBeginning + record.reference + "\",\"attack\":\"" + record.attack +
                                "\",\"seed\":" + std::to_string(record.seed) + ",\"trial\":" +
                                std::to_string(record.trial) + ",\"networks\":" + record.outcome.weights + "}\n",
                     .beginning = kWeightsBeginning}});
}

}  // namespace anc::related
