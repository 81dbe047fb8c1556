export default function Page() {
  return <p>Tulips</p>;
}
