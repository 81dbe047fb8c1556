import Link from 'next/link';

export default function Page() {
  return (
    <ul>
      <li>
        <Link href="/soups">Soups</Link>
      </li>
    </ul>
  );
}
