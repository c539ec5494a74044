#include "related/instances.h"

#include "base/check.h"
#include "base/file.h"
#include "related/record.h"

namespace anc::related {
namespace {

void make_directory(const std::filesystem::path& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (!error) return;
  throw UserError(directory.string() + ": cannot be made (" + error.message() + ")", "name another directory");
}

struct Named {
  std::string name;
  Picture picture;
};

}  // namespace

void write_exports(const std::filesystem::path& directory, const std::vector<Export>& exports, std::uint64_t seed) {
  make_directory(directory);
  for (const Export& one : exports) {
    RandomStream stream({fold_text(one.name), seed});
    write_atomically(directory / (one.name + ".json"), one.json(stream) + "\n");
  }
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
  make_directory(directory);
  for (const Named& one : pictures) {
    write_atomically(directory / (one.name + ".pgm"), to_pgm(one.picture));
    write_atomically(directory / (one.name + ".png"), to_png(one.picture));
  }
}

}  // namespace anc::related
